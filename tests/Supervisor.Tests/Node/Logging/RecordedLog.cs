using Microsoft.Extensions.Logging;

namespace Supervisor.Tests.Node.Logging;

/// <summary>Keeps what was logged, as a reader of the log would see it, and the faults that came with it.</summary>
internal sealed class RecordedLog<T> : ILogger<T>
{
    internal List<string> Lines { get; } = [];

    /// <summary>One for each line; null where there was none.</summary>
    internal List<Exception?> Faults { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        Lines.Add(formatter(state, exception));
        Faults.Add(exception);
    }
}
