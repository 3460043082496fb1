/**
 * Tells Liquibase's XML serializer the namespace of this extension. Entry type is
 * {@link io.sloguard.pgindex.xml.PgIndexNamespace}; parsing needs nothing but the XSD among the resources.
 */
@NullMarked
package io.sloguard.pgindex.xml;

import org.jspecify.annotations.NullMarked;
