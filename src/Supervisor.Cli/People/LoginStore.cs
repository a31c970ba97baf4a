using System.Security.Cryptography;
using Supervisor.Contracts;
using Supervisor.Contracts.Local;

namespace Supervisor.Cli.People;

/// <summary>
/// Where a user's login is kept: in his configuration directory, for his eyes alone. Each file is there whole or not at all.
/// </summary>
internal sealed class LoginStore(Func<string, string?> environment)
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerDirectory = OwnerFile | UnixFileMode.UserExecute;
    private const UnixFileMode Others = ~OwnerDirectory & (UnixFileMode)0b111_111_111;

    /// <summary>Null when the environment names no home.</summary>
    private string? Directory { get; } =
        StateDirectories.InUserConfig(environment, "supervisor")
        ?? (environment("APPDATA") is { Length: > 0 } data ? Path.Combine(data, "supervisor") : null);

    public bool IsThere => Directory is not null && File.Exists(FileIn("login.json"));

    /// <summary>Null when nobody is logged in.</summary>
    public Outcome<Login?> Read()
    {
        if (!IsThere)
        {
            return (Login?)null;
        }

        var path = FileIn("login.json");
        try
        {
            return IsOpenToOthers(path) ? LoginErrors.OpenToOthers(path)
                : LoginText.Read(File.ReadAllText(path)) is { } login ? login
                : LoginErrors.Damaged(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return LoginErrors.Unreadable(path, e.Message);
        }
    }

    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not.</exception>
    public void Write(Login login)
    {
        WriteFile("login.json", LoginText.Write(login));
        File.Delete(FileIn("login.key"));
    }

    /// <inheritdoc cref="Write" path="/exception"/>
    public void Clear()
    {
        File.Delete(FileIn("login.json"));
        File.Delete(FileIn("login.key"));
        File.Delete(FileIn("renewal"));
    }

    /// <summary>
    /// The key for which a certificate is asked. It is kept before that: whoever asks again after a lost answer has to be the same.
    /// </summary>
    /// <inheritdoc cref="Write" path="/exception"/>
    public ECDsa PendingKey()
    {
        if (Directory is null)
        {
            throw new IOException("There is no home directory to keep it in.");
        }

        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var path = FileIn("login.key");
        if (File.Exists(path) && !IsOpenToOthers(path) && TryImport(key, File.ReadAllText(path)))
        {
            return key;
        }

        WriteFile("login.key", key.ExportPkcs8PrivateKeyPem());
        return key;
    }

    /// <summary>Whether a renewal is to be tried now: when the nodes cannot give one, not at every call.</summary>
    public bool TakeRenewalTurn(DateTimeOffset now, TimeSpan pause)
    {
        try
        {
            var mark = FileIn("renewal");
            if (File.Exists(mark) && now.UtcDateTime - File.GetLastWriteTimeUtc(mark) < pause)
            {
                return false;
            }

            File.WriteAllBytes(mark, []);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be written would not be renewed either.
            return false;
        }
    }

    private static bool TryImport(ECDsa key, string pem)
    {
        try
        {
            key.ImportFromPem(pem);
            return true;
        }
        catch (Exception odd) when (odd is CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    private static bool IsOpenToOthers(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None;

    private void WriteFile(string name, string content)
    {
        if (OperatingSystem.IsWindows())
        {
            System.IO.Directory.CreateDirectory(Directory!);
        }
        else
        {
            System.IO.Directory.CreateDirectory(Directory!, OwnerDirectory);
        }

        var beside = FileIn(name) + ".new";
        File.Delete(beside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        using (var file = new FileStream(beside, options))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(content));
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, FileIn(name), overwrite: true);
    }

    private string FileIn(string name) => Path.Combine(Directory!, name);
}
