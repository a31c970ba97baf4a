namespace Supervisor.EndToEndTests.Processes;

/// <summary>For what nobody announces: looked at again and again, each look being a program that takes its time.</summary>
internal static class Until
{
    /// <param name="condition">Whether it is so now.</param>
    /// <param name="expected">As a part of "it was expected that".</param>
    /// <param name="seen">What there was instead.</param>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string expected, Func<string>? seen = null)
    {
        using var given = new CancellationTokenSource();
        try
        {
            await Patience.For(LookAsync(), $"that {expected}", seen ?? (() => "that it did not"));
        }
        finally
        {
            await given.CancelAsync();
        }

        async Task LookAsync()
        {
            while (!await condition() && !given.IsCancellationRequested)
            {
                await Task.Yield();
            }
        }
    }
}
