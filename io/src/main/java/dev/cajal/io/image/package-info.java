/** Pictures in PNG, JPEG, GIF and BMP files as samples. */
package dev.cajal.io.image;
