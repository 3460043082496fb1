def server = context.get('server')
try {
    String log = new File(basedir, 'build.log').text
    for (String index in ['ix_economytransaction_wallet_created', 'ix_moderationaction_ref_created']) {
        assert log.count("index public.${index}: BUILT in") == 2
        assert log.count("index public.${index}: DROPPED in") == 1
    }

    def driver = Class.forName('org.postgresql.Driver', true, server.class.classLoader).getDeclaredConstructor().newInstance()
    def login = new Properties()
    login.setProperty('user', server.user())
    login.setProperty('password', server.password())
    driver.connect(server.jdbcUrl('postgres'), login).withCloseable { connection ->
        def rows = connection.createStatement().executeQuery(
                "select string_agg(pg_get_indexdef(indexrelid), '; ' order by indexrelid::regclass::text) from pg_index" +
                        " where indisvalid and indexrelid::regclass::text like 'ix%'")
        rows.next()
        assert rows.getString(1) ==
                'CREATE INDEX ix_economytransaction_wallet_created ON public.economy_economytransaction' +
                ' USING btree (wallet_id, created DESC);' +
                ' CREATE INDEX ix_moderationaction_ref_created ON public.support_moderationaction' +
                ' USING btree (ref_id, created DESC)'
    }
} finally {
    new File(basedir, 'liquibase.properties').delete()
    server.close()
}
return true
