namespace Supervisor.Cli.Shell;

/// <summary>A terminal to edit lines on.</summary>
internal interface ITerminal
{
    int Width { get; }

    /// <summary>Waits for a key, which is not shown. While a line is edited, Ctrl+C is a key like any other.</summary>
    ConsoleKeyInfo ReadKey();

    void Write(string text);

    /// <summary>Between lines, Ctrl+C is a signal.</summary>
    void BeginLine();

    void EndLine();
}
