package shop;

import java.math.BigDecimal;

/** Something for sale. */
public record Product(long id, String name, BigDecimal price) {}
