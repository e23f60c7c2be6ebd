/** What an experiment of the course is: its card, its parameters, its results as plain data. */
package dev.cajal.app.lab;
