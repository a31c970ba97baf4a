using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>How agents of these tests write to a Redis: with nothing but Python's sockets.</summary>
internal static class RedisScripts
{
    /// <summary>Writes to the Redis of a port: <c>python3 key.py PORT SET key value</c>. It says so until Redis has it.</summary>
    public const string Key = """
        import socket, sys, time
        port, *words = sys.argv[1:]
        texts = [word.encode() for word in words]
        said = b"*%d\r\n" % len(texts) + b"".join(b"$%d\r\n%s\r\n" % (len(text), text) for text in texts)
        while True:
            try:
                with socket.create_connection(("127.0.0.1", int(port)), 5) as redis:
                    redis.sendall(said)
                    if redis.recv(4096)[:1] not in (b"", b"-"):
                        break
            except OSError:
                time.sleep(0.05)
        """;

    /// <summary>Does what an agent would, who found the script in the world.</summary>
    public static Task<ProgramResult> SayAsync(FleetWorld world, int port, params string[] words)
    {
        string[] arguments = [world.PathOf("key.py"), $"{port}", .. words];
        return ProgramResult.OfAsync(Programs.Start("python3", arguments, world.Scratch.Home));
    }
}
