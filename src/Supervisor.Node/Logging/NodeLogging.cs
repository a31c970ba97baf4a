using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Logging;

/// <summary>The log goes to the console, for who runs the daemon, and into files that cannot fill the disk.</summary>
internal static class NodeLogging
{
    private const long FileBytes = 10 * 1024 * 1024;
    private const int FilesKept = 5;

    private const string Line =
        $"{{{CausalEnricher.Time}:l}} {{Level:u3}} {{SourceContext}}: {{Message:lj}}{{{CausalEnricher.Note}:l}}{{NewLine}}{{Exception}}";

    /// <summary>Disposing of the factory writes out what is left.</summary>
    public static ILoggerFactory Open(string directory, LogLevel level, HybridClock clock, TimeProvider wall)
    {
        // When even the log cannot be written, standard error is all that remains.
        Serilog.Debugging.SelfLog.Enable(Console.Error.WriteLine);
        var logger = new LoggerConfiguration()
            .MinimumLevel.Is(LevelConvert.ToSerilogLevel(level))
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .Enrich.With(new CausalEnricher(clock, wall), new EnumTextEnricher())
            .WriteTo.Console(outputTemplate: Line, theme: Serilog.Sinks.SystemConsole.Themes.ConsoleTheme.None)
            .WriteTo.File(
                Path.Combine(directory, "supervisor.log"),
                outputTemplate: Line,
                fileSizeLimitBytes: FileBytes,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: FilesKept
            )
            .CreateLogger();
        return new SerilogLoggerFactory(logger, dispose: true);
    }
}
