/** Typed values of rows on their way into tables. */
package dev.cajal.sources.rows;
