using System.Text;
using Supervisor.Guard.Native;

namespace Supervisor.Guard.Hosting;

/// <summary>What the guard itself has to say, on standard error; .NET's Console would be a good part of its memory.</summary>
internal static class GuardLog
{
    private const int StandardError = 2;

    public static void Write(string sentence)
    {
        var line = Encoding.UTF8.GetBytes($"{DateTime.UtcNow:yyyy-MM-ddTHH:mm:ss.fffZ} {sentence}\n");
        Libc.Write(StandardError, line, line.Length);
    }
}
