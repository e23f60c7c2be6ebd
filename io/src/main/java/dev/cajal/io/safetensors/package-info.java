/** Named arrays in safetensors files, read with distrust and written whole or not at all. */
package dev.cajal.io.safetensors;
