namespace Supervisor.Supervision.Causes;

/// <summary>
/// The cause of what an actor does on this thread just now, for whoever writes a line into a log meanwhile. A handler runs
/// on one thread from its beginning to its end, so the thread carries it; and it is forgotten with that end, so that
/// nothing that runs there later, or was started from there, gets a cause that is not its own.
/// </summary>
public static class TurnCause
{
    private const string Key = "supervisor.cause";

    [ThreadStatic]
    private static Frame _current;

    /// <summary>Null when no handler runs here that names its cause.</summary>
    public static string? Current => _current.Reader?.CauseOf(_current.Message!);

    /// <summary>The cause of the message whose handler failed; null when it named none.</summary>
    public static string? Of(Exception failure) => failure.Data[Key] as string;

    /// <summary>Runs one step of an actor, caused by a message.</summary>
    internal static void Run<TActor, TMessage>(TActor actor, TMessage message, Action<TActor, TMessage> step)
        where TActor : ICauseReader
    {
        var outer = _current;
        _current = new Frame(actor, message);
        try
        {
            step(actor, message);
        }
        catch (Exception failure) when (Mark(failure))
        {
            throw;
        }
        finally
        {
            _current = outer;
        }
    }

    // A filter, because it sees the failure while the cause still stands.
    private static bool Mark(Exception failure)
    {
        failure.Data[Key] ??= Current;
        return false;
    }

    private readonly record struct Frame(ICauseReader? Reader, object? Message);
}
