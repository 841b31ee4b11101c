package reactor.core;

public interface Disposable {}
