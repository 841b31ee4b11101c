package org.jongo;

import java.util.Iterator;

public interface MongoCursor<T> extends Iterator<T>, Iterable<T> {}
