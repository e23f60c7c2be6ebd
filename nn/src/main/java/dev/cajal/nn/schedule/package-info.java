/** How the learning rate changes while training goes on. */
package dev.cajal.nn.schedule;
