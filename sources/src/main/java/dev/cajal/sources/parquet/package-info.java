/** Tables from Parquet files. */
package dev.cajal.sources.parquet;
