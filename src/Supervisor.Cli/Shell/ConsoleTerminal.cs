namespace Supervisor.Cli.Shell;

internal sealed class ConsoleTerminal(TextWriter output) : ITerminal
{
    public int Width => Console.WindowWidth > 0 ? Console.WindowWidth : 80;

    public ConsoleKeyInfo ReadKey() => Console.ReadKey(intercept: true);

    public void Write(string text)
    {
        output.Write(text);
        output.Flush();
    }

    public void BeginLine() => Console.TreatControlCAsInput = true;

    public void EndLine() => Console.TreatControlCAsInput = false;
}
