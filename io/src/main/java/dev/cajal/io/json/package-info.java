/** JSON as maps and lists, for the parts of Cajal alone; read and written by Jackson. */
package dev.cajal.io.json;
