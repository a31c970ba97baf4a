namespace Supervisor.Benchmarks.Scale;

/// <summary>What went between the nodes and the store.</summary>
/// <param name="Calls">Of all nodes.</param>
/// <param name="CallBytes">Of keys and values, there and back.</param>
/// <param name="Told">Changes of which a watch told a node.</param>
/// <param name="ToldBytes">Of keys and values.</param>
/// <param name="Words">That nodes said to each other.</param>
/// <param name="WordBytes">As frames of a link.</param>
internal sealed record Traffic(long Calls, long CallBytes, long Told, long ToldBytes, long Words, long WordBytes)
{
    internal static Traffic None { get; } = new(0, 0, 0, 0, 0, 0);

    internal Traffic Since(Traffic before) =>
        new(
            Calls - before.Calls,
            CallBytes - before.CallBytes,
            Told - before.Told,
            ToldBytes - before.ToldBytes,
            Words - before.Words,
            WordBytes - before.WordBytes
        );
}
