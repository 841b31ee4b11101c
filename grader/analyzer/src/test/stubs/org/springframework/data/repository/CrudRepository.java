package org.springframework.data.repository;

import java.util.Optional;

/** As much of the library as the corpus calls. */
public interface CrudRepository<T, I> {
  Optional<T> findById(I id);
}
