package org.apache.ibatis.annotations;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** As in the library. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Mapper {}
