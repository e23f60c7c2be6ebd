/** The course: all labs, the catalogue that they cover, and the site made of them. */
package dev.cajal.app.course;
