namespace Supervisor.Node;

internal static class Program
{
    private static void Main() { }
}
