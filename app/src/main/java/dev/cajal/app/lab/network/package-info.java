/** The labs of chapter 9: layers and activations. */
package dev.cajal.app.lab.network;
