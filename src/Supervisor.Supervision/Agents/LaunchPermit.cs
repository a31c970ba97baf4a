namespace Supervisor.Supervision.Agents;

/// <summary>
/// Whether a start that was decided may still be carried out. It may wait for its turn so long that it is not wanted any
/// more, or is taken for lost; then it must not come after all. Withdrawn by the supervisor, read by whoever starts.
/// </summary>
internal sealed class LaunchPermit(string incarnation)
{
    private volatile bool _isWithdrawn;

    internal string Incarnation => incarnation;

    internal bool IsWithdrawn => _isWithdrawn;

    internal void Withdraw(string ended) => _isWithdrawn |= ended == incarnation;
}
