namespace Supervisor.Runtimes.Docker.Connections;

/// <summary>Where an engine listens. Its text is what DOCKER_HOST would hold.</summary>
internal abstract record EngineAddress
{
    private EngineAddress() { }

    public sealed override string ToString() => Text;

    protected abstract string Text { get; }

    public sealed record UnixSocket(string Path) : EngineAddress
    {
        protected override string Text => $"unix://{Path}";
    }

    public sealed record NamedPipe(string Server, string Name) : EngineAddress
    {
        protected override string Text => $"npipe:////{Server}/pipe/{Name}";
    }

    /// <param name="Tls">Null: in the clear.</param>
    public sealed record Tcp(string Host, int Port, TlsFiles? Tls) : EngineAddress
    {
        protected override string Text =>
            Host.Contains(':', StringComparison.Ordinal) ? $"tcp://[{Host}]:{Port}" : $"tcp://{Host}:{Port}";
    }
}
