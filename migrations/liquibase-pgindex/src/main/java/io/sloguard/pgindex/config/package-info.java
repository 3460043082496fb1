/**
 * Settings that apply to a whole migration, read by Liquibase from system properties and the environment. Entry type is
 * {@link io.sloguard.pgindex.config.PgIndexConfiguration}. What one change says about itself does not belong here.
 */
@NullMarked
package io.sloguard.pgindex.config;

import org.jspecify.annotations.NullMarked;
