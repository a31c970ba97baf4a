namespace Supervisor.Runtimes.Redis;

/// <summary>What Redis says, as its protocol (RESP2) has it.</summary>
public abstract record RedisReply
{
    private RedisReply() { }

    /// <summary>Such as <c>OK</c> or <c>PONG</c>.</summary>
    public sealed record Status(string Said) : RedisReply;

    /// <param name="Reason">Begins with its kind, such as <c>NOAUTH</c> or <c>LOADING</c>.</param>
    public sealed record Refusal(string Reason) : RedisReply;

    public sealed record Number(long Value) : RedisReply;

    public sealed record Text(string Value) : RedisReply;

    /// <summary>There is no such thing.</summary>
    public sealed record Missing : RedisReply;

    /// <summary>A text, or a list, that was longer than anybody here wants to keep: it was read over.</summary>
    /// <param name="Length">In bytes, or in items.</param>
    public sealed record TooLong(long Length) : RedisReply;

    public sealed record Items(IReadOnlyList<RedisReply> All) : RedisReply;
}
