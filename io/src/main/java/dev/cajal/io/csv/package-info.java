/** Tables from and to CSV files. */
package dev.cajal.io.csv;
