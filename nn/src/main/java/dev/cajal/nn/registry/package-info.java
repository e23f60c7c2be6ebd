/**
 * Things by name: layers, losses, optimizers and schedules with their settings, as text that people
 * type ({@code dense(64, bias=false) relu}) and as plain maps that files hold.
 */
package dev.cajal.nn.registry;
