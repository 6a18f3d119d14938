// Nextcloud's reader, which also says what it finds wrong.
import { followedBy, printedBy } from './a-client.ts';

followedBy({
  name: 'sabre/vobject',
  needs: [
    [
      'php',
      '-r',
      'require "Sabre/VObject/autoload.php"; exit(class_exists("Sabre\\VObject\\Reader") ? 0 : 1);',
    ],
  ],
  packages: 'php-cli php-sabre-vobject',
  // It looks for excluded dates after the first only, and for added ones only where there is no rule.
  misreads: ['Fem gange, to af dem ikke', 'Hele ugen'],
  keepsOwnClock: true,
  read: (feed, days) => printedBy('php', './read-sabre.php', feed, days),
});
