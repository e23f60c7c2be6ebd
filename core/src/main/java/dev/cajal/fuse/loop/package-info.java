/** Loop programs: what one fused step computes, before it is given a form. */
package dev.cajal.fuse.loop;
