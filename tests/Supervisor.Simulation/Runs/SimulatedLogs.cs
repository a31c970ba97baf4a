using Microsoft.Extensions.Logging;
using Supervisor.Actors.Strategies;
using Supervisor.Node.Composition;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Runs;

/// <summary>A daemon's log as part of the trace, so that a failed run shows what an operator would have read.</summary>
internal sealed class SimulatedLogs(Universe universe, Daemon daemon, FailureWatch failures) : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) { }

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        var line = formatter(state, exception);
        universe.Trace.Add($"{daemon.Name} log: {line}");
        if (exception is not null)
        {
            failures.OnFailure(exception, line);
        }

        if (eventId.Name == nameof(JournalLogMessages.JournalFenced))
        {
            failures.OnJournalLost();
        }

        if (state is IReadOnlyList<KeyValuePair<string, object?>> values)
        {
            OnValues(values.ToDictionary(StringComparer.Ordinal));
        }
    }

    public void Dispose() { }

    private void OnValues(Dictionary<string, object?> values)
    {
        if (values.GetValueOrDefault("Directive") is Directive directive && values["Delay"] is TimeSpan delay)
        {
            failures.OnDirective($"{values["Path"]}", directive, delay);
        }

        if (values.GetValueOrDefault("Stream") is string stream)
        {
            failures.OnOutOfUse(stream, $"{values["Reason"]}");
        }
    }
}
