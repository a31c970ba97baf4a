using System.Globalization;

namespace Supervisor.Runtimes.Redis;

/// <summary>
/// Reads replies one after the other. Whatever the other side sends, a reply takes so much memory at most: a text beyond its
/// room, and a list beyond it, are read over, and what is no reply, or one of endless depth, is a fault.
/// </summary>
internal sealed class RespReader(Stream stream)
{
    /// <summary>Of all the texts of one reply together, in bytes.</summary>
    internal const int MostKept = 1024 * 1024;

    /// <summary>Of one text.</summary>
    internal const int LongestText = 64 * 1024;

    /// <summary>Of one reply, at all depths together.</summary>
    internal const int MostItems = 16 * 1024;

    private const int Deepest = 4;

    private readonly RespBytes _bytes = new(stream);
    private int _room;
    private int _items;

    internal ValueTask<RedisReply> ReadAsync(CancellationToken stop)
    {
        (_room, _items) = (MostKept, MostItems);
        return ReadAsync(Deepest, stop);
    }

    private async ValueTask<RedisReply> ReadAsync(int depth, CancellationToken stop)
    {
        if (depth == 0 || --_items < 0)
        {
            throw new IOException("answered more than it was asked for");
        }

        var line = await _bytes.LineAsync(stop);
        return line is [var kind, ..] ? await ReadAsync(kind, line[1..], depth, stop) : throw NoRedis();
    }

    private async ValueTask<RedisReply> ReadAsync(char kind, string rest, int depth, CancellationToken stop) =>
        kind switch
        {
            '+' => new RedisReply.Status(rest),
            '-' => new RedisReply.Refusal(rest),
            ':' => new RedisReply.Number(NumberOf(rest)),
            '$' => await TextAsync(NumberOf(rest), stop),
            '*' => await ItemsAsync(NumberOf(rest), depth, stop),
            _ => throw NoRedis(),
        };

    private async ValueTask<RedisReply> TextAsync(long length, CancellationToken stop)
    {
        if (length < 0)
        {
            return new RedisReply.Missing();
        }

        if (length > LongestText || length > _room)
        {
            await _bytes.SkipAsync(length, stop);
            await EndAsync(stop);
            return new RedisReply.TooLong(length);
        }

        _room -= (int)length;
        var text = await _bytes.TextAsync((int)length, stop);
        await EndAsync(stop);
        return new RedisReply.Text(text);
    }

    private async ValueTask<RedisReply> ItemsAsync(long count, int depth, CancellationToken stop)
    {
        if (count < 0)
        {
            return new RedisReply.Missing();
        }

        if (count > _items)
        {
            await SkipItemsAsync(count, depth, stop);
            return new RedisReply.TooLong(count);
        }

        var items = new List<RedisReply>();
        for (var i = 0L; i < count; i++)
        {
            items.Add(await ReadAsync(depth - 1, stop));
        }

        return new RedisReply.Items(items);
    }

    private async ValueTask SkipItemsAsync(long count, int depth, CancellationToken stop)
    {
        for (var i = 0L; i < count; i++)
        {
            await SkipAsync(depth - 1, stop);
        }
    }

    private async ValueTask SkipAsync(int depth, CancellationToken stop)
    {
        if (depth == 0)
        {
            throw new IOException("answered more than it was asked for");
        }

        switch (await _bytes.LineAsync(stop))
        {
            case ['$', .. var length] when NumberOf(length) is >= 0 and var bytes:
                await _bytes.SkipAsync(bytes, stop);
                await EndAsync(stop);
                break;
            case ['*', .. var count]:
                await SkipItemsAsync(NumberOf(count), depth, stop);
                break;
            case ['+' or '-' or ':' or '$', ..]:
                break;
            default:
                throw NoRedis();
        }
    }

    private async ValueTask EndAsync(CancellationToken stop)
    {
        if ((await _bytes.LineAsync(stop)).Length > 0)
        {
            throw NoRedis();
        }
    }

    private static long NumberOf(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw NoRedis();

    private static IOException NoRedis() => new("answered something that is not Redis");
}
