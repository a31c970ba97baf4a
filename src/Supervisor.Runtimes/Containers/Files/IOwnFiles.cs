namespace Supervisor.Runtimes.Containers.Files;

/// <summary>
/// A folder of the daemon's own, for what it has to remember of containers. What is in it outlives the daemon, and
/// need not outlive the machine, so nothing waits for the disk but where it says so. What cannot be done is an <see cref="IOException"/> or an
/// <see cref="UnauthorizedAccessException"/>.
/// </summary>
internal interface IOwnFiles
{
    /// <summary>In the order of their names.</summary>
    IReadOnlyList<string> Names(string suffix);

    string Read(string name);

    /// <summary>Whoever is killed amid it, or finds the disk full, leaves what there was, with or without a part of this.</summary>
    void Append(string name, ReadOnlySpan<byte> bytes);

    /// <summary>Whoever is killed amid it leaves what there was, or this.</summary>
    void Replace(string name, ReadOnlySpan<byte> bytes);

    /// <summary>As <see cref="Replace"/>, and it outlives the machine as well: for what little has to, since it takes its time.</summary>
    void Keep(string name, ReadOnlySpan<byte> bytes);

    /// <summary>Also when it is not there.</summary>
    void Delete(string name);

    /// <summary>
    /// Takes away what writers that were killed have left beside their files, and nothing else. Only while nobody writes: when a
    /// daemon starts. What cannot be taken away stays for the next.
    /// </summary>
    void Tidy();
}
