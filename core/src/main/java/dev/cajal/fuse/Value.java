package dev.cajal.fuse;

import dev.cajal.shape.TensorType;

/**
 * An array that steps read and write, in row-major order.
 *
 * @param id its position among all values of the plan
 * @param type element type and shape
 * @param role where the array comes from
 * @param index which input, leaf, output or update it is; 0 for temporaries
 */
public record Value(int id, TensorType type, Role role, int index) {
  /** Where an array comes from. */
  public enum Role {
    /** An argument of the run. */
    INPUT,
    /** Data or a variable. */
    LEAF,
    /** Planned memory. */
    TEMPORARY,
    /** A result of the run. */
    OUTPUT,
    /** The new value of a variable. */
    UPDATE
  }

  /** Cheap, because plans of large graphs look values up very often. */
  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Value value
            && id == value.id
            && role == value.role
            && index == value.index
            && type.equals(value.type));
  }

  /** Role and type: {@code t12 f32[64, 10]}. */
  @Override
  public String toString() {
    String name =
        switch (role) {
          case INPUT -> "in" + index;
          case LEAF -> "leaf" + index;
          case TEMPORARY -> "t" + id;
          case OUTPUT -> "out" + index;
          case UPDATE -> "new" + index;
        };
    return name + " " + type;
  }
}
