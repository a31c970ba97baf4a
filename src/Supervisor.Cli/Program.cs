namespace Supervisor.Cli;

internal static class Program
{
    private static void Main() { }
}
