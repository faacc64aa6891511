package io.headroom.api.view;

/** A question came before the views could answer it, or after they stopped. */
public final class ViewsUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean passing;

    ViewsUnavailableException(Standing standing) {
        super(standing.detail(), null, false, false);
        this.passing = standing.alive();
    }

    /** Whether asking again may help without anybody doing something. */
    public boolean passing() {
        return passing;
    }
}
