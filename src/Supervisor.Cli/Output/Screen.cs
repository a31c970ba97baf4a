namespace Supervisor.Cli.Output;

/// <summary>Where output goes.</summary>
/// <param name="Width">Columns of the terminal; null when standard output is none, and lines may be of any length.</param>
/// <param name="IsStyled">Whether escape sequences may be written to standard output.</param>
/// <param name="Height">Lines of the terminal; null when standard output is none, or they are not known.</param>
/// <param name="IsErrorLive">Whether standard error is a terminal, on which a line can be overwritten.</param>
internal sealed record Screen(
    TextWriter Out,
    TextWriter Error,
    int? Width,
    bool IsStyled,
    bool IsErrorLive,
    int? Height = null
)
{
    /// <summary>The day as tables show it: times of this day are shown without it there. Empty: none are.</summary>
    public string Today { get; init; } = "";

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    private const string BoldOn = "\e[1m";
    private const string StyleOff = "\e[0m";

    // Those of the sixteen that can be read on light and on dark.
    private static readonly int[] Colors = [36, 33, 32, 35, 34, 96, 93, 92, 95, 94];

    /// <summary>In the colour of that number; they repeat after some.</summary>
    public string Colored(string text, int number) =>
        IsStyled ? $"\e[{Colors[number % Colors.Length]}m{text}{StyleOff}" : text;

    public string Bold(string text) => IsStyled ? BoldOn + text + StyleOff : text;
}
