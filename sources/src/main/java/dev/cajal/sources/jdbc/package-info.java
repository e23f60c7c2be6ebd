/** Tables from databases by JDBC. */
package dev.cajal.sources.jdbc;
