package io.sloguard.pgindex.xml;

import io.sloguard.pgindex.change.IndexChange;
import liquibase.parser.LiquibaseParser;
import liquibase.parser.NamespaceDetails;
import liquibase.parser.core.xml.XMLChangeLogSAXParser;
import liquibase.serializer.LiquibaseSerializer;
import liquibase.serializer.core.xml.XMLChangeLogSerializer;

/** The XML namespace {@code pgindex} and where its schema is. Stateless. */
public final class PgIndexNamespace implements NamespaceDetails {

    private static final String SCHEMA = IndexChange.NAMESPACE + "/pgindex-1.0.xsd";

    /** Made by Liquibase's service loader. */
    public PgIndexNamespace() {}

    @Override
    public int getPriority() {
        return PRIORITY_EXTENSION;
    }

    @Override
    public boolean supports(LiquibaseSerializer serializer, String namespaceOrUrl) {
        return serializer instanceof XMLChangeLogSerializer && isOurs(namespaceOrUrl);
    }

    @Override
    public boolean supports(LiquibaseParser parser, String namespaceOrUrl) {
        return parser instanceof XMLChangeLogSAXParser && isOurs(namespaceOrUrl);
    }

    private static boolean isOurs(String namespaceOrUrl) {
        return namespaceOrUrl.equals(IndexChange.NAMESPACE) || namespaceOrUrl.equals(SCHEMA);
    }

    @Override
    public String getShortName(String namespaceOrUrl) {
        return "pgindex";
    }

    @Override
    public String getSchemaUrl(String namespaceOrUrl) {
        return SCHEMA;
    }

    @Override
    public String[] getNamespaces() {
        return new String[] {IndexChange.NAMESPACE};
    }
}
