using FsCheck;
using FsCheck.Fluent;

namespace Supervisor.Tests;

/// <summary>
/// Checks a property on many generated cases, all of the same size. A failure prints the smallest case that was found
/// and a seed; given as the replay, that seed makes the same case the first one.
/// </summary>
internal static class Property
{
    private const int Size = 50;

    internal static void Holds<T>(Gen<T> cases, Action<T> test, int runs = 300, Replay? replay = null) =>
        Prop.ForAll(cases.ToArbitrary(), test).Check(Configured(runs, replay));

    /// <summary>For cases that are lists: what fails is made smaller by leaving parts of it out.</summary>
    internal static void HoldsForLists<T>(
        Gen<T> items,
        Action<IReadOnlyList<T>> test,
        int runs = 300,
        Replay? replay = null
    )
    {
        var lists = items.ListOf().Select(static list => list.ToArray());
        Prop.ForAll(Arb.From(lists, Smaller), test).Check(Configured(runs, replay));
    }

    private static Config Configured(int runs, Replay? replay)
    {
        var config = Config
            .QuickThrowOnFailure.WithQuietOnSuccess(true)
            .WithMaxTest(runs)
            .WithStartSize(Size)
            .WithEndSize(Size);
        return replay is null ? config : config.WithReplay(replay);
    }

    private static IEnumerable<T[]> Smaller<T>(T[] items)
    {
        for (var length = (items.Length + 1) / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= items.Length; start += length)
            {
                yield return [.. items[..start], .. items[(start + length)..]];
            }
        }
    }
}
