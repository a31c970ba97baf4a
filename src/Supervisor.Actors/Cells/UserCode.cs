namespace Supervisor.Actors.Cells;

internal static class UserCode
{
    /// <summary>Runs what an actor's author wrote; what it throws is a value here, for its parent to decide on.</summary>
    internal static Exception? Attempt(Action code)
    {
        try
        {
            code();
            return null;
        }
        catch (Exception cause)
        {
            return cause;
        }
    }
}
