/** Charts and the report of a training run. */
package dev.cajal.app.figure;
