using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Supervised;

/// <summary>For what nobody announces: looked at again and again, each look being a program that takes its time.</summary>
internal static class Until
{
    /// <param name="expected">As a part of "it was expected that".</param>
    public static Task HoldsAsync(Func<Task<bool>> condition, string expected)
    {
        return Patience.For(LookAsync(), $"that {expected}", () => "that it did not");

        async Task LookAsync()
        {
            while (!await condition())
            {
                await Task.Yield();
            }
        }
    }
}
