namespace Supervisor.Supervision.Agents;

/// <summary>
/// Whether a start that was decided may still be carried out when its turn comes, which may take long: by then it may not be
/// wanted any more, or be taken for lost, and then it must not come after all; or a freeze may hold it back. Changed by the
/// supervisor, read by whoever starts.
/// </summary>
internal sealed class LaunchPermit(string incarnation)
{
    private volatile bool _isWithdrawn;
    private volatile bool _isHeld;

    internal string Incarnation => incarnation;

    internal bool IsGiven => !_isWithdrawn && !_isHeld;

    /// <summary>For good.</summary>
    internal void Withdraw(string ended) => _isWithdrawn |= ended == incarnation;

    /// <param name="isHeld">False: it may be made, if its turn is still to come.</param>
    internal void Hold(string held, bool isHeld)
    {
        if (held == incarnation)
        {
            _isHeld = isHeld;
        }
    }
}
