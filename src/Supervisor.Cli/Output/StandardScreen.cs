using System.Text;

namespace Supervisor.Cli.Output;

/// <summary>The process's own output.</summary>
internal static class StandardScreen
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static Screen Open(Func<string, string?> environment)
    {
        var isTerminal = !Console.IsOutputRedirected;
        var isPlain = !string.IsNullOrEmpty(environment("NO_COLOR")) || environment("TERM") is "dumb";
        return new Screen(
            Writer(1, isTerminal),
            Writer(2, autoFlush: true),
            isTerminal ? Width(environment) : null,
            isTerminal && !isPlain,
            !Console.IsErrorRedirected && !isPlain,
            isTerminal ? Height(environment) : null
        )
        {
            Today = isTerminal ? CellText.Day(DateTimeOffset.Now) : "",
        };
    }

    private static StreamWriter Writer(int descriptor, bool autoFlush)
    {
        var stream = (OperatingSystem.IsWindows(), descriptor) switch
        {
            (true, 1) => Console.OpenStandardOutput(),
            (true, _) => Console.OpenStandardError(),
            _ => new DescriptorStream(descriptor),
        };
        return new StreamWriter(stream, Utf8, bufferSize: 16 * 1024) { NewLine = "\n", AutoFlush = autoFlush };
    }

    private static int? Width(Func<string, string?> environment)
    {
        var width = int.TryParse(environment("COLUMNS"), out var set) ? set : Console.WindowWidth;
        return width > 0 ? width : null;
    }

    private static int? Height(Func<string, string?> environment)
    {
        var height = int.TryParse(environment("LINES"), out var set) ? set : Console.WindowHeight;
        return height > 0 ? height : null;
    }
}
