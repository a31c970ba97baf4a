using System.Diagnostics;
using Xunit.Sdk;

namespace Supervisor.EndToEndTests.Processes;

/// <summary>Waits for events, with a limit that only a hang reaches, on a machine that is busy as well.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <param name="expected">What was waited for.</param>
    /// <param name="seen">What there was instead.</param>
    public static async Task<T> For<T>(Task<T> task, string expected, Func<string> seen)
    {
        try
        {
            return await task.WaitAsync(Limit);
        }
        catch (TimeoutException e)
        {
            throw new XunitException($"Expected {expected} within {Limit}, but saw:\n{seen()}", e);
        }
    }

    public static Task For(Task task, string expected, Func<string> seen) => For(Finish(task), expected, seen);

    public static Task ForEndOf(Process process, Func<string> seen) =>
        For(process.WaitForExitAsync(), $"the end of {process.StartInfo.FileName}", seen);

    private static async Task<bool> Finish(Task task)
    {
        await task;
        return true;
    }
}
