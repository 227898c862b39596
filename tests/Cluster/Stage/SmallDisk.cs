using System.Diagnostics;
using System.Globalization;

namespace GridOrleans.Cluster.Stage;

/// <summary>A small file system of its own, in memory, that can be filled without hurting anybody else.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Megabyte = 1_024 * 1_024;

    private SmallDisk(string folder) => Folder = folder;

    /// <summary>Whether this user may mount one.</summary>
    public static bool CanBeMade => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess;

    /// <summary>Where it is mounted.</summary>
    public string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <summary>Mounts one.</summary>
    public static SmallDisk Mount(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("gridorleans-disk-").FullName;
        var size = megabytes.ToString(CultureInfo.InvariantCulture);
        Run("mount", "-t", "tmpfs", "-o", $"size={size}m,mode=755", "gridorleans", folder);
        return new(folder);
    }

    /// <summary>Fills it to the last byte.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[Megabyte];
        for (var bytes = block.Length; bytes > 0;)
        {
            try
            {
                ballast.Write(block, 0, bytes);
            }
            catch (IOException)
            {
                bytes /= 2;
            }
        }
    }

    /// <summary>Makes room again.</summary>
    public void Clear() => File.Delete(Ballast);

    /// <inheritdoc/>
    public void Dispose()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {process.ExitCode}");
        }
    }
}
