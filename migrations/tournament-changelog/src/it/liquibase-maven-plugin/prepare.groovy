import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgres
import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgresOptions

def server = EmbeddedPostgres.start(EmbeddedPostgresOptions.defaults().withSetting('fsync', 'off'))
context.put('server', server)
new File(basedir, 'liquibase.properties').text = """\
url=${server.jdbcUrl('postgres')}
username=${server.user()}
password=${server.password()}
"""
return true
